/** Which bucket, as the environment says it; apart from the library that speaks to it, which few hubs load. */

export interface S3Options {
  readonly bucket: string
  /** Of the service; AWS's own without. */
  readonly endpoint?: string
  readonly region?: string
  /** Before every name; ends in a slash where it is one folder. */
  readonly prefix?: string
  /** The bucket as a part of the path, as MinIO has it, and not of the host's name, as AWS and Aliyun OSS have it. */
  readonly isPathStyle?: boolean
  /** An answer is waited for so long (ms); what is on its way goes on, and the laptop asks again. */
  readonly patienceMs?: number
  /** A line on which nothing moves for so long (ms) is dead. */
  readonly silenceMs?: number
}

/** The options the environment names; null without `S3_BUCKET`. Keys are found as every program of AWS finds them. */
export function s3FromEnv(env: Readonly<Record<string, string | undefined>>): S3Options | null {
  const bucket = env['S3_BUCKET']
  if (!bucket) return null
  const endpoint = env['S3_ENDPOINT']
  const region = env['S3_REGION'] ?? env['AWS_REGION']
  const prefix = env['S3_PREFIX']
  return {
    bucket,
    ...(endpoint ? { endpoint } : {}),
    ...(region ? { region } : {}),
    ...(prefix ? { prefix } : {}),
    isPathStyle: (env['S3_PATH_STYLE'] ?? (endpoint ? '1' : '0')) === '1',
  }
}
