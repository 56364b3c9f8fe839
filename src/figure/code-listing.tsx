import { useState } from 'react'
import { words } from '../words/en/interface.ts'
import type { Listing } from '../course/listing.ts'
import { referenceAddress } from '../course/reference-address.ts'

/**
 * What a figure runs, as text: the lines that matter, the module behind them; linked to its documentation, to be copied, its
 * terms lit together with the formula's.
 */
export function CodeListing({ listing: { path, names, lines, module } }: { readonly listing: Listing }) {
  const [copied, setCopied] = useState(false)
  const [isWhole, showWhole] = useState(false)
  const isCore = path.startsWith('src/core/')
  const { html, text } = isWhole && module !== null ? module : lines
  return (
    <div className="code-listing">
      <p>
        {words.codeIntro(path, isWhole ? [] : names)}{' '}
        {module === null ? null : (
          <button
            type="button"
            onClick={() => {
              setCopied(false)
              showWhole(!isWhole)
            }}
          >
            {isWhole ? words.codeLines : words.codeModule}
          </button>
        )}
        {isCore ? <a href={referenceAddress(path, isWhole ? undefined : names[0])}>{words.codeReference}</a> : null}{' '}
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? words.codeCopied : words.copyCode}
        </button>
        {html.includes('data-term') ? (
          <button type="button" className="list-terms">
            {words.codeTerms}
          </button>
        ) : null}
      </p>
      <pre tabIndex={0} role="region" aria-label={path}>
        <code translate="no" dangerouslySetInnerHTML={{ __html: html }} />
      </pre>
    </div>
  )
}
