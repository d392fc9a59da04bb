using System.Reflection;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tests.CycleExample.One;

namespace DarkSector.Numerics.Tests
{
    public class ArchitectureTests
    {
        private static readonly Assembly Library = typeof(Estimate).Assembly;

        [Fact]
        public void Library_HasNoPublicMutableField() => Assert.Empty(Architecture.PublicMutableFields(Library.GetTypes()));

        [Fact]
        public void Library_TakesStreamsLastAndWithoutDefault() => Assert.Empty(Architecture.MisplacedStreams(Library.GetTypes()));

        [Fact]
        public void Library_ReferencesOnlyWhatIsToItsLeft() => Assert.Empty(Architecture.ReferencesAgainstTheArrow(Library));

        [Fact]
        public void Library_HasNoNamespaceCycle() => Assert.Empty(Architecture.NamespaceCycles(Library.GetTypes()));

        [Fact]
        public void Rules_FindOffenders()
        {
            Assert.Single(Architecture.PublicMutableFields([typeof(Offender)]));
            Assert.Equal(2, Architecture.MisplacedStreams([typeof(Offender)]).Count);
            Assert.Single(Architecture.NamespaceCycles([typeof(First), typeof(CycleExample.Two.Second)]));
            Assert.Single(Architecture.ReferencesAgainstTheArrow("DarkSector.Statistics", ["System.Runtime", "DarkSector.Numerics", "DarkSector.Physics"]));
        }

        private sealed class Offender
        {
            public const int Constant = 1;
            public readonly int Fixed = 2;
            public int Counter = 3;

            public int StreamFirst(RandomStream rng, int count) => rng.Index(count) + Fixed + Counter;

            public double StreamByDefault(RandomStream? rng = null) => rng?.Uniform() ?? Counter;

            public double StreamLast(int count, RandomStream rng) => rng.Index(count) + Counter;
        }
    }
}

namespace DarkSector.Numerics.Tests.CycleExample.One
{
    internal sealed class First
    {
        public static IReadOnlyList<Two.Second[]> Seconds() => [];
    }
}

namespace DarkSector.Numerics.Tests.CycleExample.Two
{
    internal sealed record Second(First First);
}
