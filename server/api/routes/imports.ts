// Imports of ledgers: a dry run with its receipt, the import itself, taking one back.
import { z } from 'zod';
import type { Study } from '#lib/domain/study/study.ts';
import { TABLE_LIMITS } from '#lib/ledger/grid.ts';
import type { Imported, Imports } from '#server/imports/imports.ts';
import { findStudy } from '../find.ts';
import { endOf, refusal } from '../import-problems.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import {
	columnMappings,
	importQuery,
	importState,
	ledgerImport,
	mappingQuery,
	receipt,
	takingBack
} from '../spend-schemas.ts';
import { readUpload, whileAsked } from '../upload.ts';

export const importRoutes = [
	route({
		method: 'POST',
		path: '/studies/{studyId}/imports',
		id: 'importLedger',
		summary: 'Read a ledger (CSV, TSV or XLSX), and import it',
		description: [
			'Send the file as it is, or as `file` of multipart/form-data with `decisions` (JSON) beside it, up to 50 MB. A dry run stores nothing and answers 200 with the receipt; the import takes the same file again, with the decisions, and answers 201 once all its lines count.',
			'Every record is imported, asked about, rejected or skipped. What is ambiguous is asked, never guessed: `questions`, and `personalData` that nobody decided about, are not imported. The same file sent again adds nothing (200, `importId` null).',
			'Ending the request ends the import.'
		].join(' '),
		needs: 'evidence:write',
		query: importQuery,
		upload: true,
		answers: { status: 201, schema: receipt, description: 'What became of every record' },
		async handle({ services, params, query, principal, request }) {
			const study = await findStudy(services, params.studyId!);
			const { imports, newId } = services;
			const siteId = siteOf(study, query.site);
			const importId = query.id ?? newId();
			if (await imports.isTaken(importId))
				throw new HttpProblem('conflict', 'There is already an import with this id. Choose another.');
			const place = enter(imports);
			const asked = whileAsked(request);
			try {
				const body = await readUpload(request, TABLE_LIMITS.bytes);
				const wanted = {
					importId,
					dryRun: query.dryRun === 'true',
					siteId,
					dateOrder: query.dateOrder ?? null,
					sheet: query.sheet ?? null,
					body,
					contentType: request.headers['content-type'] ?? ''
				};
				const imported = await imports.run(study, wanted, principal, asked.signal).catch((error: unknown) => {
					throw endOf(error);
				});
				if (imported.is === 'refused') throw refusal(imported.refused);
				return {
					status: imported.is === 'held' ? 201 : 200,
					text: { type: 'application/json; charset=utf-8', body: answerOf(imported) }
				};
			} finally {
				asked.done();
				place.leave();
			}
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/imports',
		id: 'listImports',
		summary: 'List the imports of a study',
		needs: 'evidence:read',
		answers: {
			status: 200,
			schema: z.object({ imports: z.array(ledgerImport) }),
			description: 'Newest first; those that were taken back, too'
		},
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { imports: await services.imports.list(id) } };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/imports/{importId}',
		id: 'getImport',
		summary: 'Read an import, or how far a running one is',
		needs: 'evidence:read',
		answers: {
			status: 200,
			schema: importState,
			description: '`done` and `of`: bytes read, or lines stored'
		},
		async handle({ services, params }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const id = params.importId!;
			const running = services.imports.running(studyId, id);
			if (running) return { json: { id, ...running } };
			const found = await services.imports.find(studyId, id);
			if (!found) throw noSuchImport();
			return { json: found };
		}
	}),
	route({
		method: 'DELETE',
		path: '/studies/{studyId}/imports/{importId}',
		id: 'cancelImport',
		summary: 'Cancel a running import',
		description: 'Nothing of it is stored. One that is held already is taken back instead (409 here).',
		needs: 'evidence:write',
		answers: { status: 204, description: 'It has ended, or is about to; or there is none' },
		async handle({ services, params }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const { imports } = services;
			if (!imports.cancel(studyId, params.importId!) && (await imports.find(studyId, params.importId!)))
				throw new HttpProblem('conflict', 'This import is not running any more. Take it back instead.');
			return { status: 204 };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/imports/{importId}/withdrawal',
		id: 'takeImportBack',
		summary: 'Take an import back whole',
		description:
			'All its lines go, and held lines that it had changed become what they were; 409 where later changes stand on it. The import stays in the list, with who, when and why.',
		needs: 'evidence:write',
		body: takingBack,
		answers: { status: 200, schema: ledgerImport, description: 'The import' },
		async handle({ services, params, body, principal }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const found = await services.imports.find(studyId, params.importId!);
			if (!found) throw noSuchImport();
			const answer = await services.imports.takeBack(studyId, found.id, body.reason, principal);
			if (answer === 'not-held')
				throw new HttpProblem('conflict', 'This import was taken back already; who, when and why stay.');
			if (answer === 'moved-on')
				throw new HttpProblem(
					'conflict',
					'Lines of this import, or lines that it changed, were changed again since. Take back the later imports first; where a line was changed by hand, correct that line instead.'
				);
			return { json: await services.imports.find(studyId, found.id) };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/column-mappings',
		id: 'listColumnMappings',
		summary: 'How the columns of files were read before',
		description: 'By site and headings, newest first. Each import is remembered.',
		needs: 'evidence:read',
		query: mappingQuery,
		answers: { status: 200, schema: columnMappings, description: 'The mappings' },
		async handle({ services, params, query }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { mappings: await services.imports.mappings(id, query.site) } };
		}
	})
];

function enter(imports: Imports) {
	try {
		return imports.enter();
	} catch (error) {
		throw endOf(error);
	}
}

/** The site that was named, or the only one of the study. */
function siteOf({ sites }: Study, named: string | undefined): string | null {
	if (named === undefined) return sites.length === 1 ? sites[0]!.id : null;
	if (!sites.some(({ id }) => id === named))
		throw new HttpProblem('invalid-input', '“site” names none of this study. Nothing was stored.', [
			{ path: 'site', message: 'is not known in this study' }
		]);
	return named;
}

/** The receipt with what only the store knows, written before it: the receipt itself is not read again. */
function answerOf({
	importId,
	dataVersion,
	digest,
	receipt
}: Exclude<Imported, { is: 'refused' }>): Uint8Array {
	const head = JSON.stringify({ importId, dataVersion, digest }).replace(/\}$/, ',');
	return Buffer.concat([Buffer.from(head), receipt.subarray(1)]);
}

const noSuchImport = () => new HttpProblem('not-found', 'There is no such import in this study.');
