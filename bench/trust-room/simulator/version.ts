/**
 * Of this folder. What it says of a watch can be compared only with what the same version said of another: whoever
 * changes anything here raises it, and changes nothing of the engine in the same step.
 */
export const roomSimulatorVersion = 1;
