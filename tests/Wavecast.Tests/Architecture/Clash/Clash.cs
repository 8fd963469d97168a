namespace Wavecast.Tests.Architecture.Clash;

/// <summary>What <see cref="Wavecast.Tests.Shared.PublicApi.TypesNamedAsNamespaces"/> is to find.</summary>
#pragma warning disable CA1724 // The clash is the point.
public static class Clash;
#pragma warning restore CA1724
