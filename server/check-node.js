// Stops with one clear line where Node is too old. Imported or run before anything else, so it imports nothing and is
// written in JavaScript that old versions of Node understand too.
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
	console.error(
		'Throughline needs Node 24; this is ' +
			process.version +
			'. Run "npm ci" (without --omit=optional) so that npm fetches Node 24 for this folder, or install Node 24 from nodejs.org.'
	);
	process.exit(1);
}
