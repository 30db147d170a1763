// WebSocket frames made once for many receivers: what a server sends is not masked, so it is the same for all.

/** A binary message as one unmasked frame (RFC 6455, 5.2). */
export function frameOf(message: Uint8Array): Buffer {
	const { length } = message;
	const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(header + length);
	frame[0] = 0x82;
	if (header === 2) frame[1] = length;
	else if (header === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.set(message, header);
	return frame;
}
