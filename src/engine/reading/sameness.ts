/** Two texts with the same letters and digits say the same. */
export const sameness = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
