const ID_SHOWN = 9;

/** An id short enough to stand beside a name: "proj_8fK2…". */
export function shortId(id: string): string {
  return id.length <= ID_SHOWN + 1 ? id : `${id.slice(0, ID_SHOWN)}…`;
}
