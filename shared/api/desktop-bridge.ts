/** What the Electron shell's preload gives the page as `window.desktop`; it is absent in the loopback shell. */

/** Why a file was not accepted. The words for each are in the language files. */
export const fileRefusals = [
  /** No path: the File was made by a script, or the path is not absolute and plain. */
  'not_a_path',
  /** On a network share or a device. */
  'not_local',
  /** In a hidden folder, a key store or a folder of the system. */
  'private',
  /** In Rapport's own data folder. */
  'own_data',
  'missing',
  /** A shortcut to another file. */
  'link',
  /** A folder, a pipe or a device. */
  'not_a_file',
  'unreadable',
  /** Too many files were handed over and not used yet. */
  'too_many',
] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** A dropped or chosen file as the page knows it: a name, a size and a token, never a path. */
export type FileGrant =
  | { readonly type: 'granted'; readonly grant: string; readonly name: string; readonly sizeBytes: number }
  | { readonly type: 'refused'; readonly reason: FileRefusal }

/** What became of a file that a program of the system was to open; those of other types can only be saved. */
export type FileOpening = 'opened' | 'save_instead' | 'failed'
/** What the shell asks the page to open: a reminder that was pressed, or an entry of the menu. */
export type Asked =
  | { readonly of: 'followUp' | 'visit'; readonly id: string }
  | { readonly of: 'followUps' }
  | { readonly of: 'capture' }
  | { readonly of: 'sync' }

export interface DesktopBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Exchanges a File that was really dropped or chosen for a single-use token; the core copies the file by it. */
  readonly grantFile: (file: File) => Promise<FileGrant>
  /** Opens the file of an attachment in the program the system has for it, if its bytes are of a type that only shows. */
  readonly openFile: (attachmentId: string) => Promise<FileOpening>
  /** Says that the person asked for a device; without it the page does not get one. False: the system refuses it. */
  readonly askForDevice: (device: 'camera' | 'microphone') => Promise<boolean>
  /** Waits for the next thing to open; null when another call took its place. */
  readonly nextAsked: () => Promise<Asked | null>
}
