/** One socket, as the hub sees it. */
export interface Connection {
  /** Hands over a whole frame, made by `frameText`; nothing happens once the socket closes. Never throws. */
  write(frame: Buffer): void;
  close(code: number, reason: string): void;
  /** Bytes that wait in this process. */
  bufferedBytes(): number;
}
