// The import knows of its study what the register knows.
export { load } from '../+page.server.ts';
