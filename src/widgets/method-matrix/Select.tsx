interface SelectProps {
  readonly label: string
  readonly value: string
  /** Value and words of each option. */
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly onChange: (value: string) => void
  /** What is chosen opens below. */
  readonly opens?: boolean
}

/** One of many, in a native list. */
export const Select = ({ label, value, options, onChange, opens = false }: SelectProps) => (
  <label className="method-matrix-select">
    <span className="control-name">{label}</span>{' '}
    <select data-opens={opens || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  </label>
)
