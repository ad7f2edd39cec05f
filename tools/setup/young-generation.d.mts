export function youngGeneration(memoryBytes?: number): string[];
