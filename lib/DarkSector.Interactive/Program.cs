using DarkSector.Interactive.Commands;

return await CommandLine.InvokeAsync(args, SearchScripts.Embedded, Console.Out, Console.Error).ConfigureAwait(false);
