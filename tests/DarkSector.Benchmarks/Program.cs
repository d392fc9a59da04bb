using System.Globalization;
using BenchmarkDotNet.Running;
using DarkSector.Benchmarks.Statistics;

switch (args)
{
    case ["template-times"]:
        ProcessorTimes.Print();
        return 0;
    case ["template-fits", var count]:
        return ProcessorTimes.Fits(int.Parse(count, CultureInfo.InvariantCulture));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
