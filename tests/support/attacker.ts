// A process that attacks: whoever starts it with `fork` sends an order, and gets the outcome.
import { attack, type AttackName, type Target } from './attacks.ts';

export interface Order {
	name: AttackName;
	target: Target;
}

process.on('message', ({ name, target }: Order) => {
	void attack(name, target).then((outcome) => process.send!(outcome));
});
process.on('disconnect', () => process.exit());
