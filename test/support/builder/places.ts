/** Skerry, the code base of the sample: bookings of a ferry line between islands. */
export interface Area {
  readonly folder: string;
  readonly one: string;
}

export const AREAS: readonly [Area, ...Area[]] = [
  { folder: "sailings", one: "sailing" },
  { folder: "fares", one: "fare" },
  { folder: "bookings", one: "booking" },
  { folder: "cabins", one: "cabin" },
  { folder: "vehicles", one: "vehicle" },
  { folder: "vouchers", one: "voucher" },
  { folder: "bicycles", one: "bicycle" },
  { folder: "tickets", one: "ticket" },
  { folder: "berths", one: "berth" },
  { folder: "parcels", one: "parcel" },
  { folder: "meals", one: "meal" },
  { folder: "lounges", one: "lounge" },
  { folder: "kennels", one: "kennel" },
  { folder: "transfers", one: "transfer" },
  { folder: "tours", one: "tour" },
  { folder: "charters", one: "charter" },
];

export interface Port {
  readonly code: string;
  readonly name: string;
}

export const PORTS: readonly [Port, ...Port[]] = [
  { code: "NVK", name: "Norvik" },
  { code: "HSD", name: "Haldsund" },
  { code: "SKO", name: "Skarvøy" },
  { code: "TDR", name: "Tindra" },
  { code: "LVG", name: "Lillevåg" },
  { code: "OHM", name: "Ostholm" },
];

/** What a later variant of a function is for: "discountedFareCents" … "discountedGroupFareCents". */
export const VARIANTS: readonly string[] = [
  "group",
  "night",
  "freight",
  "winter",
  "local",
  "student",
  "crew",
  "weekend",
];

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Money as people write it: 1999 → "19.99". */
export const money = (cents: number): string => (cents / 100).toFixed(2);
