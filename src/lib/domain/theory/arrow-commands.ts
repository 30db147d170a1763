// Commands on arrows: pure (model, input) → Result<Change>.
import { ok, refuse, type Result } from '../result.ts';
import type { Change } from './change.ts';
import { checkArrow, checkId, checkProse } from './integrity.ts';
import { type Arrow, idsOf, type Model, PLAIN_ARROW } from './model.ts';
import type { Relation } from './vocabulary.ts';

export interface NewArrow {
	id: string;
	from: string;
	to: string;
	/** Where it is left out: `moderates` for an arrow onto an arrow, else `leads-to`. */
	relation?: Relation;
	because?: string;
	/** The name of whoever adds it. */
	addedBy?: string;
}

/** Joins a node to a node or to an arrow. */
export function connect(model: Model, input: NewArrow): Result<Change> {
	const id = checkId(input.id);
	if (!id.ok) return id;
	if (idsOf(model).has(input.id)) return refuse('duplicate-id', input.id);
	const relation = input.relation ?? (model.arrows.has(input.to) ? 'moderates' : 'leads-to');
	const checked = checkArrow(model, { ...input, relation });
	if (!checked.ok) return checked;
	const because = checkProse(input.because ?? '', input.id);
	if (!because.ok) return because;
	const record: Arrow = {
		...PLAIN_ARROW,
		id: input.id,
		from: input.from,
		to: input.to,
		relation,
		because: because.value,
		addedBy: input.addedBy ?? ''
	};
	return ok({ does: 'Connect', steps: [{ op: 'add', in: 'arrows', record }] });
}

export type ArrowFields = Partial<
	Pick<Arrow, 'from' | 'to' | 'relation' | 'feedback' | 'because' | 'status'>
>;

/** Edits an arrow's relation, because, feedback mark, status or ends. */
export function editArrow(model: Model, id: string, fields: ArrowFields): Result<Change> {
	const arrow = model.arrows.get(id);
	if (!arrow) return refuse('not-found', id);
	const checked = checkArrow(model, { ...arrow, ...fields });
	if (!checked.ok) return checked;
	if (fields.because !== undefined) {
		const because = checkProse(fields.because, id);
		if (!because.ok) return because;
	}
	const changed = Object.entries(fields).filter(([key, value]) => arrow[key as keyof Arrow] !== value);
	if (changed.length === 0) return refuse('nothing-to-change', id);
	return ok({
		does: 'Edit arrow',
		steps: [{ op: 'set', in: 'arrows', id, fields: Object.fromEntries(changed) }]
	});
}
