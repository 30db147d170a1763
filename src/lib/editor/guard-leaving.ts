// Nobody leaves unsaved changes behind without being asked.
import { beforeNavigate } from '$app/navigation';
import { onMount } from 'svelte';
import { on } from 'svelte/events';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { leavingWords } from '#lib/open-model/status-words.ts';

/** Call it while a component is set up. */
export function guardLeaving(open: OpenModel): void {
	onMount(() => on(window, 'beforeunload', (event) => open.hasUnsaved && event.preventDefault()));

	// Another page of ours: the browser does not ask then. What was sent is still confirmed after this page is gone.
	beforeNavigate(({ willUnload, to, cancel }) => {
		const { status } = open;
		if (willUnload || !('unsaved' in status) || status.unsaved === 0) return;
		if (status.kept && to?.route.id === '/enter') return;
		if (!confirm(leavingWords(status))) cancel();
	});
}
