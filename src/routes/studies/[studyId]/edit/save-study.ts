// Stores one edit of a study. Where somebody else was quicker, what is there now is read, and what was typed stays.
import { invalidateAll } from '$app/navigation';
import type { StudyEdit } from '#lib/domain/study/edit-study.ts';
import { placeInStudy } from '#lib/domain/study/place-in-study.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { ApiProblem, callApi } from '#lib/http/api.ts';

const GONE =
	'Somebody else changed or removed this very thing meanwhile. Copy what you want to keep, close this window, and look at what is there now.';
const MEANWHILE =
	'Somebody else changed the study meanwhile. What is there now was loaded behind this window, and what you typed is still here. Save once more to put it in.';

/** @returns what kept it from being stored, in words; null where it is stored */
export async function saveStudy(study: Study, edit: StudyEdit): Promise<string | null> {
	const edited = edit(study);
	if (!edited) return GONE;
	const { id, ...body } = edited;
	try {
		await callApi('PATCH', `/studies/${encodeURIComponent(id)}`, body);
		await invalidateAll();
		return null;
	} catch (reason) {
		if (!(reason instanceof ApiProblem)) throw reason;
		if (reason.code !== 'conflict') return words(reason, edited);
		await invalidateAll();
		return MEANWHILE;
	}
}

/** Of each fault the thing in the study that it is about, as people call it. */
function words({ faults, message }: ApiProblem, study: Study): string {
	// What is still used is said whole.
	if (faults.length === 0 || faults.every((fault) => fault.message.startsWith('“'))) return message;
	const said = faults.slice(0, 3).map((fault) => {
		const place = placeInStudy(fault.path, study);
		return `${place.charAt(0).toUpperCase()}${place.slice(1)} ${fault.message}.`;
	});
	return `${said.join(' ')} Nothing was stored.`;
}
