// Where we are and under which name: drawn by the server, nothing to do here.
export function start() {}
