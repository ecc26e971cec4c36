import { PlainText } from "./plainText.tsx";

/** A fact as the audit words it: what stands between backticks is code. */
export function FactText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("`").map((piece, index) => {
        if (piece === "") return null;
        const plain = <PlainText text={piece} />;
        return index % 2 === 0 ? plain : <code key={index}>{plain}</code>;
      })}
    </>
  );
}
