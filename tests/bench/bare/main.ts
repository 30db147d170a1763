import { mount } from 'svelte';
import type { PlainGraph } from '../study.ts';
import App from './App.svelte';

/** Put in when the page is built, see ../bare-page.ts. */
declare const PLAIN_GRAPH: PlainGraph;

mount(App, { target: document.getElementById('app')!, props: { graph: PLAIN_GRAPH } });
