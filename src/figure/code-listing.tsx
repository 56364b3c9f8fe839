import { useState } from 'react'
import { words } from '../words/en/interface.ts'
import type { Listing } from '../course/listing.ts'
import { referenceAddress } from '../course/reference-address.ts'

/** What a figure runs, as text: linked to its documentation, to be copied, its terms lit together with the formula's. */
export function CodeListing({ listing: { path, names, html, text } }: { readonly listing: Listing }) {
  const [copied, setCopied] = useState(false)
  const isCore = path.startsWith('src/core/')
  return (
    <div className="code-listing">
      <p>
        {words.codeIntro(path, names)}{' '}
        {isCore ? <a href={referenceAddress(path, names[0])}>{words.codeReference}</a> : null}{' '}
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
