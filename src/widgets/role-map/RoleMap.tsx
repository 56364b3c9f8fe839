import { Figure } from '../../figure/figure.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import { Wire } from '../../plot/wires.tsx'
import type { Words } from './en.ts'
import { type Part, type Role, type Scene, roles, rows, scene } from './model.ts'
import { spec } from './params.ts'

const listings = [() => import('./model.ts?listing')]

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function layout({ width, compact }: Size): Record<Role, Place> {
  if (compact) {
    const left = 76
    const full = width - left
    const half = 0.56 * full
    return {
      rollout: { x: left, y: 0, width: full, height: 44 },
      environment: { x: left, y: 84, width: half - 5, height: 52 },
      reference: { x: left + half + 5, y: 84, width: full - half - 5, height: 52 },
      algorithm: { x: left, y: 176, width: full, height: 44 },
      trainer: { x: left, y: 260, width: full, height: 44 },
      sync: { x: 0, y: 126, width: 56, height: 52 },
      controller: { x: 0, y: 340, width, height: 44 },
    }
  }
  const column = 0.23 * width
  const [first, second, third] = [0, 0.385 * width, 0.77 * width]
  return {
    reference: { x: second, y: 0, width: column, height: 50 },
    rollout: { x: first, y: 84, width: column, height: 50 },
    environment: { x: second, y: 84, width: column, height: 50 },
    algorithm: { x: third, y: 84, width: column, height: 50 },
    sync: { x: second, y: 178, width: column, height: 50 },
    trainer: { x: third, y: 178, width: column, height: 50 },
    controller: { x: first, y: 268, width, height: 44 },
  }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: { lit },
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const place = layout(size)
  const { compact } = size
  const right = (role: Role) => place[role].x + place[role].width
  const bottom = (role: Role) => place[role].y + place[role].height
  const middle = (role: Role) => place[role].y + place[role].height / 2
  const centre = (role: Role) => place[role].x + place[role].width / 2
  const wire = (tip: 'right' | 'left' | 'down' | 'up', ...by: readonly (readonly [x: number, y: number])[]) => (
    <Wire by={by} tip={tip} />
  )
  const carried = (x: number, y: number, text: string, anchor: 'start' | 'middle' = 'middle') => (
    <Label x={x} y={y} anchor={anchor} quiet>
      {text}
    </Label>
  )
  const drop = (from: Role, to: Role, x: number) => wire('down', [x, bottom(from)], [x, place[to].y])
  const across = (from: Role, to: Role) => wire('right', [right(from), middle(from)], [place[to].x, middle(from)])
  const gap = (from: Role, to: Role) => (right(from) + place[to].x) / 2
  return (
    <>
      <g className="role-map-wires">
        {compact ? (
          <>
            {drop('rollout', 'environment', centre('environment'))}
            {drop('rollout', 'reference', centre('reference'))}
            {carried(centre('environment') + 10, 68, words.carries.completions, 'start')}
            {drop('environment', 'algorithm', centre('environment'))}
            {carried(centre('environment') + 10, 160, words.carries.rewards, 'start')}
            {drop('reference', 'algorithm', centre('reference'))}
            {carried(centre('reference') + 10, 160, 'log π', 'start')}
            {drop('algorithm', 'trainer', centre('environment'))}
            {carried(centre('environment') + 10, 244, words.carries.loss, 'start')}
            {wire('up', [place.trainer.x, middle('trainer')], [28, middle('trainer')], [28, bottom('sync')])}
            {wire('right', [28, place.sync.y], [28, middle('rollout')], [place.rollout.x, middle('rollout')])}
            {carried(22, bottom('trainer') - 3, words.carries.weights, 'start')}
            <path
              className="role-map-schedule"
              d={`M${at(right('controller') - 30)} ${at(place.controller.y)}V${at(bottom('trainer'))}M9 ${at(place.controller.y)}V${at(bottom('sync'))}`}
            />
          </>
        ) : (
          <>
            {wire(
              'right',
              [centre('rollout'), place.rollout.y],
              [centre('rollout'), middle('reference')],
              [place.reference.x, middle('reference')],
            )}
            {across('rollout', 'environment')}
            {carried(gap('rollout', 'environment'), middle('rollout') - 10, words.carries.completions)}
            {wire(
              'down',
              [right('reference'), middle('reference')],
              [centre('algorithm'), middle('reference')],
              [centre('algorithm'), place.algorithm.y],
            )}
            {carried(right('reference') + 10, middle('reference') - 8, words.carries.logprobs, 'start')}
            {across('environment', 'algorithm')}
            {carried(gap('environment', 'algorithm'), middle('environment') - 10, words.carries.rewards)}
            {drop('algorithm', 'trainer', centre('algorithm'))}
            {carried(
              centre('algorithm') + 10,
              (bottom('algorithm') + place.trainer.y) / 2 + 5,
              words.carries.loss,
              'start',
            )}
            {wire('left', [place.trainer.x, middle('trainer')], [right('sync'), middle('trainer')])}
            {carried(gap('sync', 'trainer'), middle('trainer') - 10, words.carries.weights)}
            {wire(
              'up',
              [place.sync.x, middle('sync')],
              [centre('rollout'), middle('sync')],
              [centre('rollout'), bottom('rollout')],
            )}
            {carried(gap('rollout', 'sync'), middle('sync') - 10, words.carries.weights)}
            <path
              className="role-map-schedule"
              d={`M40 ${at(place.controller.y)}V${at(bottom('rollout'))}M${at(centre('sync'))} ${at(place.controller.y)}V${at(bottom('sync'))}M${at(centre('trainer'))} ${at(place.controller.y)}V${at(bottom('trainer'))}`}
            />
          </>
        )}
      </g>
      {roles.map((role) => (
        <RoleBox
          key={role}
          place={place[role]}
          name={words.roles[role]}
          isLit={lit.has(role)}
          isReference={role === 'reference'}
        />
      ))}
    </>
  )
}

interface RoleBoxProps {
  readonly place: Place
  readonly name: readonly string[]
  readonly isLit: boolean
  readonly isReference: boolean
}

/** Lit: solid, with the name in the colour of the paper; the reference keeps its dashes. */
function RoleBox({ place: { x, y, width, height }, name, isLit, isReference }: RoleBoxProps) {
  const one = name.join(' ')
  const lines = one.length * 7.5 < width - 16 ? [one] : name
  return (
    <g className={isLit ? 'role-map-lit' : 'role-map-unlit'} data-concept={isReference ? 'reference' : undefined}>
      <rect
        className={isReference ? 'role-map-box role-map-frozen' : 'role-map-box'}
        x={at(x)}
        y={at(y)}
        width={at(width)}
        height={at(height)}
        rx="2"
      />
      {lines.map((line, k) => (
        <text
          key={line}
          className={isLit ? 'label label-strong role-map-name' : 'label role-map-name'}
          x={at(x + width / 2)}
          y={at(y + height / 2 + 5 + 18 * (k - (lines.length - 1) / 2))}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  )
}

export default function RoleMap({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { part } = live.params
  const s = scene(live.params)
  const choose = (next: Part) => () => live.set({ part: next })
  return (
    <Figure
      live={live}
      look={words.look}
      drawing={
        <>
          <div className="role-map-loop" role="group" aria-label={words.loop}>
            <p className="role-map-intro" aria-hidden="true">
              {words.loop}
            </p>
            {(['sample', 'score', 'update'] as const).map((name) => {
              const { code, tag } = words.lines[name]
              return (
                <button
                  key={name}
                  type="button"
                  className="role-map-line"
                  aria-pressed={name === part}
                  onClick={choose(name)}
                >
                  <code translate="no">
                    {code.map((piece, k) =>
                      typeof piece === 'string' ? (
                        piece
                      ) : (
                        <b key={k} data-concept={piece[1]}>
                          {piece[0]}
                        </b>
                      ),
                    )}
                  </code>{' '}
                  <span>{tag}</span>
                </button>
              )
            })}
            <div className="role-map-beyond">
              <span>{words.beyond}</span>
              {(['reference', 'sync', 'control'] as const).map((name) => (
                <button key={name} type="button" aria-pressed={name === part} onClick={choose(name)}>
                  {words.beyondNames[name]}
                </button>
              ))}
            </div>
          </div>
          <Responsive
            heights={{ wide: 314, narrow: 386 }}
            label={words.picture(s)}
            draw={(size) => <Drawing size={size} scene={s} words={words} />}
          />
          {/* With scripts one role at a time is told in the status line; without, all of them stand here. */}
          <dl className="role-map-roles">
            {roles.map((role) => (
              <div key={role}>
                <dt>{words.roles[role].join(' ')}</dt>
                <dd>
                  {words.sentences[role]} {words.covered(role)}
                </dd>
              </div>
            ))}
          </dl>
        </>
      }
      room={{ status: { wide: 4, narrow: 7 } }}
      status={words.narrate(s)}
      table={{ ...words.table, rows: rows.map(words.table.row) }}
      listings={listings}
    />
  )
}
