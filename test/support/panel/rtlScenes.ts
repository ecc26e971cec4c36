import type { Scene } from "./scenes.ts";
import { aCard, aMessage, aState, aTool, text, user } from "./states.ts";

/** Arabic and Hebrew, with what runs the other way in the middle of it. */

const QUESTION = `לא לגעת בקבצים תחת \`api/\`, בבקשה.
Please answer in Arabic.
ואז להריץ \`go test ./...\``;

const ANSWER = `الدالة \`sumPerFile\` تجمع الأسطر مرتين، انظر \`strategy/attribution.go:212\`.

- الخطوة الأولى: إصلاح **الاختبار**
  - ثم تشغيل \`go test ./strategy\`
- Step two: run everything again.

1. قراءة الملف
2. تعديله (3 أسطر)

| الملف | الأسطر |
| --- | --- |
| attribution.go | 42 |
| الاختبار | 7 |

> ملاحظة: لا شيء يُحذف.

\`\`\`go
total += l.Count // عدد الأسطر
\`\`\`

And one paragraph in English, with the word اختبار in it.`;

const SUMMARY = `## الهدف
أن يُحسب كل سطر مرة واحدة.

## الملفات
- \`strategy/attribution.go\` — الدالة \`sumPerFile\``;

export const RTL_SCENES = {
  rightToLeft: {
    state: aState({
      session: { id: "s1", title: "عدد الأسطر خطأ (attribution.go)" },
      items: [
        aCard(1, { summary: SUMMARY, ledger: undefined }),
        user(2, QUESTION),
        aMessage(3, {
          parts: [
            { kind: "reasoning", text: "يجب أن أقرأ الملف أولا." },
            aTool({ target: "מסמכים/attribution.go 180–260" }),
            text(ANSWER),
          ],
          status: "stopped",
        }),
        user(4, "تمام"),
      ],
      notice: {
        level: "info",
        text: "Compaction in about 2 messages.",
        actions: [{ label: "Later", command: "x" }],
      },
    }),
  },
} satisfies Readonly<Record<string, Scene>>;
