/** What the access log says of a request. */

/** A line of the access log, as `onAccess` gets it. */
export interface AccessLine {
  /** When the request came, in RFC 3339. */
  at: string;
  /** `token`, `api`, `callbacks`, `events`, `health`, `metrics`, or `none` if there is no such route. */
  route: string;
  method: string;
  /** Who the session belongs to. */
  user?: string;
  /** Name of the operation of the service. */
  operation?: string;
  room_id?: string;
  status: number;
  /** Time until the answer's head, in milliseconds. */
  milliseconds: number;
  request_id: string;
}

/** What a route knows of a request. */
export type AccessNote = Partial<Pick<AccessLine, 'route' | 'user' | 'operation' | 'room_id'>>;
