/** The papers that a county makes from a merge beside its workbook: public names, used by the command line and the desk. */
export const outputKinds = ['public', 'receipt', 'payment', 'visitGroups', 'tasks', 'returned'] as const;

export type OutputKind = (typeof outputKinds)[number];
