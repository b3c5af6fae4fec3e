const WORDS: readonly [RegExp, string][] = [
  [/^(?:ENOTFOUND|EAI_AGAIN|ENODATA)$/, 'there is no such host, or no connection'],
  [/^ECONNREFUSED$/, 'nothing answers there'],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'the answer broke off before its end'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'the way there is closed'],
  [/^HPE_HEADER_OVERFLOW$/, "the answer's headers are too long"],
  [/^HPE_/, 'the answer is not HTTP as it should be'],
  [/^Z_/, 'its packed body is damaged'],
  [
    /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/,
    'its certificate or encryption is not sound',
  ],
];

/** Why a request failed, as a clause for people with the system's own code behind it. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code) return message;
  const words = WORDS.find(([pattern]) => pattern.test(code))?.[1];
  return words ? `${words} (${code})` : code;
}
