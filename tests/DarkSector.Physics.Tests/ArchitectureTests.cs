using System.Reflection;
using DarkSector.Numerics.Tests;

namespace DarkSector.Physics.Tests;

public class ArchitectureTests
{
    private static readonly Assembly Library = typeof(Units).Assembly;

    [Fact]
    public void Library_HasNoPublicMutableField() => Assert.Empty(Architecture.PublicMutableFields(Library.GetTypes()));

    [Fact]
    public void Library_TakesStreamsLastAndWithoutDefault() => Assert.Empty(Architecture.MisplacedStreams(Library.GetTypes()));

    [Fact]
    public void Library_ReferencesOnlyWhatIsToItsLeft() => Assert.Empty(Architecture.ReferencesAgainstTheArrow(Library));

    [Fact]
    public void Library_HasNoNamespaceCycle() => Assert.Empty(Architecture.NamespaceCycles(Library.GetTypes()));
}
