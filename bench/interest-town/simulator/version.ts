/**
 * Of this folder. What it says of a policy can be compared only with what the same version said of another: whoever
 * changes anything here raises it, and changes nothing of the engine in the same step (decision 26).
 */
export const simulatorVersion = 1;
