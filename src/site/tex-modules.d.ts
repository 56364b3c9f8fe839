/** See src/site/build/tex-macro.ts: LaTeX to finished HTML, without MathML. */
declare module '*?tex' {
  const html: Readonly<Record<string, string>>
  export default html
}
