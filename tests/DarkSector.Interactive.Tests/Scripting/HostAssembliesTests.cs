using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting
{
    public sealed class HostAssembliesTests
    {
        [Fact]
        public void Imports_AreThePublicNamespaces_AndUnits()
        {
            var imports = HostAssemblies.LibraryImports([typeof(HostAssembliesTests).Assembly]).ToArray();
            Assert.Contains("DarkSector.Interactive.Tests.SampleLibrary", imports);
            Assert.Contains("DarkSector.Interactive.Tests.SampleLibrary.Units", imports);
            Assert.DoesNotContain("DarkSector.Interactive.Tests.SampleLibrary.Other", imports);
            Assert.Equal(imports.Order(StringComparer.Ordinal), imports);
        }

        [Fact]
        public void Imports_IncludeTheLibraries() => Assert.Contains("DarkSector.Notebook.Provenance", HostAssemblies.Imports);

        [Fact]
        public void Imports_LeaveNoNameAmbiguous()
        {
            var imports = HostAssemblies.Imports.ToHashSet();
            var framework = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal));
            var ambiguous = HostAssemblies.Shared.Concat(framework)
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => !type.IsNested && type.Namespace is not null && imports.Contains(type.Namespace))
                .GroupBy(type => type.Name)
                .Where(types => types.Select(type => type.Namespace).Distinct().Skip(1).Any())
                .Select(types => string.Join(" and ", types.Select(type => type.FullName)));
            Assert.Empty(ambiguous);
        }

        [Fact]
        public async Task RunOptions_NeedNoUsing()
        {
            using var run = new EngineRun("--seed", "7", "--events", "20");
            Assert.Equal((7UL, (int?)20), await run.ValueAsync("var options = RunOptions.Parse(Args); (options.Seed, options.Events)"));
        }
    }
}

namespace DarkSector.Interactive.Tests.SampleLibrary
{
    public static class Units
    {
        public const double MeV = 1e-3;
    }

    public static class Other
    {
        public const double Nothing = 0;
    }
}
