// JSON whose shape a test knows better than its type does: answers of the API, and files that a test spoils.

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is wrong on purpose has no type
export type Json = any;
