/** The value that a `<select>` has after its `change` event. */
export function chosenIn(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
