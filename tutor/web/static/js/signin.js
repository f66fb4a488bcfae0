// The sign-in page has nothing to do yet.
export function start() {}
