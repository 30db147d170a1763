// What every part of the editor can reach: the open model, the canvas, and the study's words for sites and phases.
import { createContext } from 'svelte';
import type { CanvasView } from './canvas-view.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Shell } from './shell.svelte.ts';
import type { Phase } from '#lib/domain/study/study.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';

export interface Workspace {
	open: OpenModel;
	view: CanvasView;
	shell: Shell;
	notices: Notices;
	sites: readonly { id: string; name: string; alias: string }[];
	phases: readonly Phase[];
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
