// What of the editor is on the screen: the panel on the left, the view in the middle, a dialog over it all.

/** The panel on the left; null where it is folded away. */
export type Side = 'outline' | 'filters' | 'checks' | null;
export const SIDE_WORDS = { outline: 'Outline', filters: 'Filters', checks: 'Checks' } as const;
/** What fills the middle. */
export type Main = 'diagram' | 'nodes' | 'arrows';
/** What can be asked for from anywhere. */
export type ShellDialog = 'palette' | 'find' | 'shortcuts' | 'scheme' | 'tour';
/** Which one of the three a phone shows. */
export type Pane = 'outline' | 'diagram' | 'details';

export class Shell {
	side: Side = $state('outline');
	main: Main = $state('diagram');
	dialog: ShellDialog | null = $state(null);
	/** The model as slides for a projector: nothing else is on the screen. */
	presenting = $state(false);
	/** The panel on the model itself, for when nothing is selected. */
	aboutShown = $state(false);
	/** Only where the screen is narrow. */
	pane: Pane = $state('outline');
	/** What others do is said to screen readers. */
	announcing = $state(true);
	/** The legend of the diagram is open. */
	legendShown = $state(false);

	/** Opens a panel on the left, on a phone in the place of the others. */
	showSide(side: Exclude<Side, null>): void {
		this.side = side;
		this.pane = 'outline';
	}

	showMain(main: Main): void {
		this.main = main;
		this.pane = 'diagram';
	}
}
