/**
 * Of this folder. What it says of a platform can be compared only with what the same version said of another: whoever
 * changes anything here raises it, and changes nothing of the engines in the same step (decision 37).
 */
export const simulatorVersion = 1;
