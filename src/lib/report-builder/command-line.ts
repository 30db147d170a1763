// The command that makes a report without a browser.
import type { ReportFormat } from '#lib/domain/report/formats.ts';

/** These mean something to one shell or another, also between quotes. */
const SPECIAL = /["'`$\\!%^]/;

/** @returns a line that can be pasted as it is; a report whose title a shell would misread goes by its id */
export function commandLine(
	{ id, studyId, title }: { id: string; studyId: string; title: string },
	format: ReportFormat,
	shapes: 'native' | 'picture'
): string {
	const report = SPECIAL.test(title) || title.trim() === '' ? id : `"${title.trim()}"`;
	const words = title
		.normalize('NFKD')
		.toLowerCase()
		.match(/[a-z0-9]+/g) ?? ['report'];
	return [
		`npm run -s throughline -- report --study ${studyId} --report ${report} --format ${format}`,
		format === 'docx' && shapes === 'picture' && '--shapes picture',
		`--out ${words.join('-').slice(0, 50)}.${format}`
	]
		.filter(Boolean)
		.join(' ');
}
