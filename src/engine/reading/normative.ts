/**
 * Words by which people set rules, by language. Whole words where the language
 * puts spaces between them. Strong ones bind; weak ones wish.
 */
const STRONG: Readonly<Record<string, string>> = {
  en: "never|always|must(?:n't| not)?|do(?: not|n't)(?! (?:know|think|see|understand|care|mind|worry))|don’t(?! (?:know|think|see|understand|care|mind|worry))|only|avoid|make sure|ensure|prefer(?:ably|red)?|rather than|instead of|at (?:least|most)|no (?:more|need)|not allowed|forbidden|required?|has to|have to|under no circumstances|important(?:ly)?:|stick (?:to|with)|leave .{1,40} (?:alone|as is)|without (?:any|changing|breaking|touching|adding)",
  de: "nie(?:mals)?|immer|muss|müssen|darf nicht|dürfen nicht|nicht|nur|vermeide|bevorzuge|statt(?:dessen)?|unbedingt|achte darauf|stelle sicher|mindestens|höchstens",
  fr: "jamais|toujours|doit|doivent|il faut|ne (?:pas|jamais)|seulement|uniquement|évite[rz]?|préfère|plutôt que|au lieu de|assure-toi|assurez-vous|au moins|au plus",
  es: "nunca|siempre|debe[ns]?|hay que|no (?:uses|hagas|cambies|toques|quiero)|solo|sólo|solamente|únicamente|evita[r]?|prefiero|en (?:vez|lugar) de|asegúrate|al menos|como máximo",
  pt: "nunca|sempre|deve[m]?|não (?:use|mude|toque|faça|quero)|apenas|somente|evite|prefiro|em vez de|certifique-se",
  it: "mai|sempre|deve|devono|bisogna|soltanto|solamente|evita(?:re)?|preferisco|invece di|assicurati|almeno",
  nl: "nooit|altijd|moet(?:en)?|mag niet|alleen|vermijd|liever|in plaats van|zorg (?:dat|ervoor)|minstens",
  pl: "nigdy|zawsze|musi(?:sz)?|nie wolno|tylko|unikaj|zamiast|upewnij się",
  ru: "никогда|всегда|долж(?:ен|на|ны)|нельзя|только|избегай(?:те)?|предпочитаю|вместо|обязательно|не (?:надо|нужно|используй|меняй|трогай)",
};
const WEAK: Readonly<Record<string, string>> = {
  en: "please|should(?:n't| not)?|I(?:'d| would) (?:like|prefer|rather)|I want|we want|I need|we need|need to|keep|use|let's (?:not|keep|use|stick|go with|avoid)|no longer|it's (?:fine|ok(?:ay)?) to|be careful",
  de: "bitte|soll(?:te|ten|en)?|ich (?:möchte|will|brauche)|behalte|verwende|benutze|lieber",
  fr: "s'il (?:te|vous) plaît|je (?:veux|voudrais|préfère)|garde[rz]?|utilise[rz]?|devrait",
  es: "por favor|quiero|quisiera|necesito|mantén|usa|debería",
  pt: "por favor|quero|gostaria|preciso|mantenha|usa[r]?|deveria",
  it: "per favore|voglio|vorrei|mantieni|usa|dovrebbe",
  nl: "graag|alsjeblieft|ik wil|gebruik|houd|zou moeten",
  pl: "proszę|chcę|używaj|powinno|powinien",
  ru: "пожалуйста|хочу|нужно|надо|используй(?:те)?|оставь",
};
/** Languages without spaces between words. */
const STRONG_UNSPACED =
  /不要|不能|不得|必须|必須|务必|務必|一定要|始终|总是|永远|从不|禁止|只能|只用|仅限|避免|而不是|优先|절대|항상|반드시|하지 ?마|금지|必ず|絶対|常に|してはいけない|しないで|禁止|のみ|だけ|避けて|代わりに/u;
const WEAK_UNSPACED =
  /请|請|应该|應該|希望|想要|需要|使用|保持|ください|下さい|べき|してほしい|お願い|해 ?주세요|원합니다|사용/u;

const words = (lists: Readonly<Record<string, string>>): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${Object.values(lists).join("|")})(?![\\p{L}\\p{N}_-])`, "iu");

const STRONG_WORD = words(STRONG);
const WEAK_WORD = words(WEAK);

/** How much `sentence` reads like a rule: 2 binding, 1 a wish, 0 neither. A question sets no rule. */
export function bindingOf(sentence: string): 0 | 1 | 2 {
  if (/[?？]\s*$/.test(sentence)) return 0;
  if (STRONG_WORD.test(sentence) || STRONG_UNSPACED.test(sentence)) return 2;
  return WEAK_WORD.test(sentence) || WEAK_UNSPACED.test(sentence) ? 1 : 0;
}
