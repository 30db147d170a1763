// Words for what a schema finds wrong, for people who write files and requests by hand.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** "must be one of …", "is longer than 200 characters": reads on from the path of what is wrong. */
export function wordsForIssue(issue: Issue): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.input === undefined && !issue.message.includes('received')
				? 'is missing'
				: missingOr(issue);
		case 'invalid_value':
			return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
		case 'unrecognized_keys':
			return `holds what is not known here: ${issue.keys
				.slice(0, 5)
				.map((key) => `“${key.slice(0, 40)}”`)
				.join(', ')}`;
		case 'too_big':
			return issue.origin === 'string'
				? `is longer than ${issue.maximum} characters`
				: issue.origin === 'array'
					? `has more than ${issue.maximum} entries`
					: `is above ${issue.maximum}`;
		case 'too_small':
			return issue.origin === 'string'
				? Number(issue.minimum) === 1
					? 'is empty'
					: `is shorter than ${issue.minimum} characters`
				: issue.origin === 'array'
					? `has fewer than ${issue.minimum} entries`
					: `is below ${issue.minimum}`;
		default:
			return issue.message;
	}
}

function missingOr(issue: Extract<Issue, { code: 'invalid_type' }>): string {
	if (/received undefined/.test(issue.message)) return 'is missing';
	return issue.expected === 'int'
		? 'must be a whole number'
		: `must be ${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
}
