/** The code of a parcel to the warehouse as it is read and typed: four digits at a time. */
export const groupedCode = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');
