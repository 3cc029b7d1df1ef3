import { css } from "lit";

/** Read aloud, not shown. */
export const visuallyHidden = css`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Where the keyboard is. */
export const focus = css`
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
`;

/** Buttons of a chart that look like links. */
export const linkButtons = css`
  button {
    min-height: 44px;
    padding: 0 8px;
    border: 0;
    background: none;
    font: inherit;
    font-size: 13px;
    color: var(--primary-text-color);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
`;
