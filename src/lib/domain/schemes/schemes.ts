// The schemes that a model can start from. Lanes and questions only: what goes into them is for the people of the study.
import type { NodeKind } from '../theory/vocabulary.ts';
import type { Scheme, SchemeId, SchemePlace } from './scheme.ts';

const place = (id: string, title: string, ...kinds: NodeKind[]): SchemePlace => ({ id, title, kinds });

export const SCHEMES: readonly Scheme[] = [
	{
		id: 'blank',
		title: 'Blank',
		sentence: 'No lanes yet. Add pathways and stages as the theory takes shape.',
		pathways: [],
		stages: [],
		around: [],
		prompts: []
	},
	{
		id: 'two-pathway',
		title: 'Two pathways',
		sentence:
			'What must be there first, a pathway of resources above one of relationships, and the outcomes of both; as for devolved budgets.',
		pathways: [
			place('resources', 'Pathway A: resources'),
			place('relationships', 'Pathway B: relationships')
		],
		stages: [
			place('prerequisites', 'Prerequisites', 'prerequisite'),
			place('process', 'Process', 'activity', 'mechanism', 'intermediate-outcome'),
			place('outcomes', 'Outcomes', 'outcome')
		],
		around: ['prerequisite', 'outcome'],
		prompts: [
			'What has to be in place before anything can start?',
			'Pathway A: what do people get, and what does that change for them?',
			'Pathway B: what happens between the people, and what does that change?',
			'Where do the two pathways need each other?',
			'Which outcomes would both lead to?'
		]
	},
	{
		id: 'kellogg',
		title: 'Logic model with outputs',
		sentence:
			'The steps of the W.K. Kellogg Foundation’s guide: resources, activities, outputs, outcomes over time, impact.',
		pathways: [
			place('inputs', 'Resources and inputs', 'prerequisite'),
			place('activities', 'Activities', 'activity'),
			place('outputs', 'Outputs'),
			place('short-term', 'Short-term outcomes'),
			place('medium-term', 'Medium-term outcomes'),
			place('long-term', 'Long-term outcomes'),
			place('impact', 'Impact')
		],
		stages: [],
		around: [],
		prompts: [
			'Resources: what do you have to work with?',
			'Activities: what will you do with it?',
			'Outputs: what will there be to count once you have done it?',
			'Outcomes: what changes for people, soon and in some years?',
			'Impact: what changes beyond them, in the long run?'
		]
	},
	{
		id: 'mrc',
		title: 'Process evaluation',
		sentence:
			'The parts of the Medical Research Council’s guidance on process evaluation: context, implementation, mechanisms of impact, outcomes.',
		pathways: [
			place('how-delivered', 'Implementation: how delivery is achieved', 'prerequisite'),
			place('what-delivered', 'Implementation: what is delivered', 'activity'),
			place('mechanisms', 'Mechanisms of impact', 'mechanism', 'intermediate-outcome')
		],
		stages: [],
		around: ['context', 'outcome'],
		prompts: [
			'Context: what outside the programme shapes how it is delivered and whether it works?',
			'Implementation: what makes delivery possible, such as training, structures and resources?',
			'Implementation: what is delivered, how much of it, how true to plan, and to whom?',
			'Mechanisms: how do people respond, and how does that bring about change?',
			'Outcomes: what changes, wanted or not?'
		]
	},
	{
		id: 'realist',
		title: 'Realist: context, mechanism, outcome',
		sentence:
			'What works for whom in which circumstances: a programme offers a resource, people reason about it, and outcomes follow in some contexts.',
		pathways: [
			place('resource', 'Mechanism: resource', 'activity'),
			place('reasoning', 'Mechanism: reasoning', 'mechanism')
		],
		stages: [],
		around: ['context', 'outcome'],
		prompts: [
			'Context: for whom, and in which circumstances?',
			'Resource: what does the programme offer that was not there before?',
			'Reasoning: what do people think, feel or decide because of it?',
			'Outcome: what follows, and where does it not?'
		]
	},
	{
		id: 'yef',
		title: 'Theory of change: why, who, what, how',
		sentence:
			'The questions of a Youth Endowment Fund style theory of change: the need, who takes part, what is done, how it works, outcomes.',
		pathways: [
			place('why', 'Why: the need'),
			place('who', 'Who takes part'),
			place('what', 'What is done', 'activity'),
			place('how', 'How it works', 'mechanism'),
			place('short-term', 'Short-term outcomes', 'intermediate-outcome'),
			place('long-term', 'Long-term outcomes', 'outcome')
		],
		stages: [],
		around: [],
		prompts: [
			'Why: which problem or need is this about, and what causes it?',
			'Who: for whom is it, and how do they come to take part?',
			'What: what is done with them, how often and by whom?',
			'How: why would that change anything?',
			'Outcomes: what changes first, and what in the long run?'
		]
	}
];

export const schemeOf = (id: SchemeId): Scheme => SCHEMES.find((scheme) => scheme.id === id)!;
