using System.Globalization;
using BenchmarkDotNet.Running;
using DarkSector.Benchmarks.Numerics;
using DarkSector.Benchmarks.Statistics;

switch (args)
{
    case ["template-times"]:
        ProcessorTimes.Print();
        return 0;
    case ["template-fits", var count]:
        return ProcessorTimes.Fits([.. Enumerable.Range(0, int.Parse(count, CultureInfo.InvariantCulture))]);
    case ["template-fit", .. var numbers]:
        return ProcessorTimes.Fits([.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
    case ["tree-times", var directory]:
        TreeTimes.Print(directory);
        return 0;
    case ["network-times"]:
        NetworkTimes.Print();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
