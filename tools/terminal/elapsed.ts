/** `83000` is `1m23s`, a day and more `1d3h`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${twoDigits(seconds % 60)}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? `${hours}h${twoDigits(minutes % 60)}m`
    : `${Math.floor(hours / 24)}d${hours % 24}h`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
