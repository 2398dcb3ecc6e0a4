import { type ReactNode, useEffect, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { formatNumber } from '../../platform/format.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { Progress } from '../../ui/waiting.tsx'
import { Components, Hits } from './parts/answers.tsx'
import { LibraryChoice } from './parts/library-choice.tsx'
import { SpectrumChart } from './parts/spectrum-chart.tsx'
import { said } from './said.ts'
import type { Asked, LibraryAnswer, Looked, Sayable } from './spectrum-work.ts'
import { contentsOf, type SpectrumWorker, startSpectrumWorker } from './start-worker.ts'
import './spectrum.css'

/** A spectrum of any maker, read, compared and unmixed on the device itself: nothing leaves it. */
export function SpectraPage(): ReactNode {
  const work = useSpectrumWork()
  const { library, looked, refused, stopped, isBusy } = work
  return (
    <Page
      title={m.spectrum_title()}
      part={{ colour: 'checking', word: m.nav_part_checking() }}
      lead={m.spectrum_lead()}
    >
      <div className="spectrum">
        <section className="stack-wide" aria-label={m.spectrum_files()}>
          <LibraryChoice library={library} onFiles={work.openLibrary} onTrial={work.openTrial} />
          <Field label={m.spectrum_file()} hint={m.spectrum_file_hint()}>
            {(control) => (
              <input
                {...control}
                className="input import-file"
                type="file"
                onChange={(event) => work.look(event.target.files?.[0])}
              />
            )}
          </Field>
          {isBusy && <Progress label={m.spectrum_working()} />}
          {stopped && <Notice tone="error" live title={m.spectrum_stopped()} />}
          {refused && (
            <Notice tone="error" live title={m.spectrum_not_read({ file: refused.file })}>
              <p>{said(refused.why)}</p>
            </Notice>
          )}
        </section>
        {looked && <LookedAt looked={looked} hasLibrary={library !== null} />}
      </div>
    </Page>
  )
}

function LookedAt({ looked, hasLibrary }: { looked: Looked; hasLibrary: boolean }): ReactNode {
  const { name, title, instrument, measuredOn, curve, remarks, problems, hits, gap, unmixed, bands } = looked
  const heading = title || name || m.spectrum_trial_sample()
  const [first, last] = [curve.wavenumbersCm1[0] ?? 0, curve.wavenumbersCm1.at(-1) ?? 0]
  const extent = m.spectrum_extent({
    points: formatNumber(curve.values.length, 0),
    first: formatNumber(first, 0),
    last: formatNumber(last, 0),
  })
  const facts = [
    { name: m.spectrum_measured(), value: extent },
    ...(instrument ? [{ name: m.spectrum_instrument(), value: instrument }] : []),
    ...(measuredOn ? [{ name: m.spectrum_date(), value: measuredOn.slice(0, 10) }] : []),
  ]
  return (
    <div className="stack-wide">
      <section className="stack" aria-labelledby="looked">
        <h2 id="looked" className="section-title">
          {heading}
        </h2>
        <FactList facts={facts} />
        {[...remarks, ...problems].map((remark) => (
          <Notice key={`${remark.code} ${remark.detail}`} tone="warning" title={said(remark)} />
        ))}
        <SpectrumChart
          curve={curve}
          unit={kindWords[looked.kind]()}
          caption={m.spectrum_curve()}
          words={m.spectrum_curve_words({ name: heading, extent })}
        />
        <details className="disclosure">
          <summary>{m.spectrum_bands()}</summary>
          <div className="disclosure-content">
            <Table
              caption={m.spectrum_bands()}
              captionHidden
              rows={bands}
              rowKey={({ wavenumberCm1 }) => String(wavenumberCm1)}
              columns={[
                { key: 'at', header: 'cm⁻¹', cell: (band) => formatNumber(band.wavenumberCm1, 0) },
                {
                  key: 'absorbance',
                  header: m.spectrum_absorbance(),
                  align: 'figures',
                  cell: (band) => formatNumber(band.absorbance, 3),
                },
              ]}
            />
          </div>
        </details>
      </section>
      {!hasLibrary && <p>{m.spectrum_no_library()}</p>}
      {unmixed && <Components unmixed={unmixed} />}
      <Hits hits={hits} gap={gap} />
    </div>
  )
}

const kindWords: Record<Looked['kind'], () => string> = {
  absorbance: m.spectrum_absorbance,
  transmittance: m.spectrum_transmittance,
  reflectance: m.spectrum_reflectance,
}

interface Refused {
  readonly file: string
  readonly why: Sayable
}

interface SpectrumWork {
  readonly library: LibraryAnswer | null
  readonly looked: Looked | null
  readonly refused: Refused | null
  /** The worker itself stopped. */
  readonly stopped: boolean
  readonly isBusy: boolean
  readonly openLibrary: (files: readonly File[]) => void
  readonly openTrial: () => void
  readonly look: (file: File | undefined) => void
}

/** What was opened and looked at; a new library looks again at the same spectrum. */
function useSpectrumWork(): SpectrumWork {
  const [worker, setWorker] = useState<SpectrumWorker | null>(null)
  const [library, setLibrary] = useState<LibraryAnswer | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [last, setLast] = useState<Asked | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [stopped, setStopped] = useState(false)
  const [busy, setBusy] = useState(0)
  useEffect(() => {
    const started = startSpectrumWorker()
    setWorker(started)
    return () => started.end()
  }, [])

  const ask = async (asked: Asked, file: string): Promise<boolean> => {
    if (!worker) return false
    setBusy((count) => count + 1)
    try {
      const answer = await worker.ask(asked)
      if ('refused' in answer) setRefused({ file, why: answer.refused })
      else if ('library' in answer) setLibrary(answer.library)
      else setLooked(answer.looked)
      return !('refused' in answer)
    } catch {
      setStopped(true)
      return false
    } finally {
      setBusy((count) => count - 1)
    }
  }
  const lookAt = (asked: Asked, file: string) => {
    setLast(asked)
    setRefused(null)
    return ask(asked, file)
  }
  const openLibrary = async (files: readonly File[]) => {
    if (files.length === 0) return
    setRefused(null)
    const opened = await ask({ ask: 'openLibrary', files: await contentsOf(files) }, files[0]?.name ?? '')
    if (opened && last) await ask(last, looked?.name ?? '')
  }
  const look = async (file: File | undefined) => {
    if (!file) return
    const [chosen] = await contentsOf([file])
    if (chosen) await lookAt({ ask: 'look', file: chosen }, file.name)
  }
  return {
    ...{ library, looked, refused, stopped, isBusy: busy > 0 },
    openLibrary: (files) => void openLibrary(files),
    openTrial: () =>
      void ask({ ask: 'openTrial' }, '').then((opened) => opened && lookAt({ ask: 'lookAtTrial' }, '')),
    look: (file) => void look(file),
  }
}
