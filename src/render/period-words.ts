/** How the period is called in which final figures replace the estimates of another one. */
export const finalLabel = (label: string): string => `số chính thức ${label}`;
