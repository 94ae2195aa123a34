/** The camera of the laptop: what it sees, one press per photo, as many as are wanted. */
import { Button, FileButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { DialogRequest } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './attachments.module.css'
import { closeDevice, openDevice, type DeviceFault } from './device-fault.ts'
import { useAddFiles } from './use-add-files.ts'

type Props = Extract<DialogRequest, { type: 'camera' }> & { readonly onClose: () => void }

/** The open camera, or why it is not; turned off when the dialog goes. */
function useCamera(): { readonly stream: MediaStream | null; readonly fault: DeviceFault | null } {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [fault, setFault] = useState<DeviceFault | null>(null)
  useEffect(() => {
    let isOpen = true
    let opened: MediaStream | null = null
    openDevice('camera').then(
      (found) => {
        opened = found
        if (!isOpen) closeDevice(found)
        else setStream(found)
        for (const track of found.getTracks()) track.addEventListener('ended', () => setFault('cameraGone'))
      },
      (error: unknown) => setFault((error as Error).message as DeviceFault),
    )
    return () => {
      isOpen = false
      if (opened) closeDevice(opened)
    }
  }, [])
  return { stream, fault }
}

const quality = 0.92

/** What the camera shows now, as a JPEG; null while it shows nothing yet. */
async function shoot(video: HTMLVideoElement): Promise<File | null> {
  if (video.videoWidth === 0) return null
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' })
}

export default function Camera({ to, onClose }: Props) {
  const t = useWords()
  const { stream, fault } = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const [taken, setTaken] = useState(0)
  const { add, adding } = useAddFiles(to)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  const take = async (): Promise<void> => {
    // the button stays enabled: a disabled one would lose the focus, and the next press of the key with it
    if (adding !== null) return
    const photo = video.current && (await shoot(video.current))
    if (photo) setTaken(taken + (await add([photo], { isMadeNow: true })))
  }
  const choose = async (chosen: File[]): Promise<void> => {
    if ((await add(chosen)) > 0) onClose()
  }
  return (
    <Dialog title={t('attachments:cameraTitle')} size={820} onClose={onClose}>
      <div className={classes.viewer}>
        {fault === null ? (
          <video
            ref={video}
            className={classes.camera}
            autoPlay
            muted
            playsInline
            aria-label={t('attachments:cameraPicture')}
          />
        ) : (
          <p role="alert">{t(`attachments:device.${fault}`)}</p>
        )}
        <p className="rp-xs rp-2" role="status">
          {taken === 0 ? null : t('attachments:taken', { count: taken })}
        </p>
        <div className={formClasses.foot}>
          <Button variant="subtle" onClick={onClose}>
            {t('attachments:cameraDone')}
          </Button>
          {fault === null ? (
            <Button data-autofocus variant="filled" disabled={stream === null} onClick={() => void take()}>
              {t('attachments:shoot')}
            </Button>
          ) : (
            <FileButton multiple accept="image/*" onChange={(chosen) => void choose(chosen)}>
              {(props) => (
                <Button data-autofocus variant="filled" {...props}>
                  {t('attachments:add')}
                </Button>
              )}
            </FileButton>
          )}
        </div>
      </div>
    </Dialog>
  )
}
