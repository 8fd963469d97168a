using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;
using Wavecast.Storage;

namespace Wavecast.Tests.Storage;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_PyTorchsFile_HoldsItsTensors()
    {
        SafetensorsFile file = SafetensorsFile.Read(Golden("lstm-3-6-6-2.safetensors"));

        Assert.Equal(30, file.Tensors.Length);
        Assert.Equal(["input", "target", "h0", "c0"], file.Tensors.Take(4).Select(tensor => tensor.Name));
        Assert.All(file.Tensors, tensor => Assert.Equal(TensorType.F64, tensor.Type));
        Assert.Equal([5, 13, 3], file.Find("input")!.Sizes);
        Assert.Empty(file.Metadata);
        // The numbers were read from the file's bytes with Python's struct module.
        Assert.Equal([0.8870365003585629, -1.5519664199748995, 0.1539401225893926], file.Values<double>("input", 5, 13, 3)[..3]);
        Assert.Equal([0.5299771346229762], file.Values<double>("loss", 1));
    }

    [Fact]
    public void Write_PyTorchsFile_GivesItsBytes()
    {
        using MemoryStream written = new();

        SafetensorsFile.Read(Golden("lstm-3-6-6-2.safetensors")).Write(written);

        Assert.Equal(File.ReadAllBytes(Golden("lstm-3-6-6-2.safetensors")), written.ToArray());
    }

    [Fact]
    public void Write_Small_IsTheFormatByTheByte()
    {
        SafetensorsFile file = new([Tensor.Create<byte>("a", [7, 8]), Tensor.Create("ω", [1.0], 1, 1)], [new("z", "\"1\""), new("b", "")]);
        string header = """{"__metadata__":{"b":"","z":"\"1\""},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"ω":{"dtype":"F64","shape":[1,1],"data_offsets":[2,10]}}""";
        int padded = (Encoding.UTF8.GetByteCount(header) + 7) / 8 * 8;

        Assert.Equal(Bytes(header + new string(' ', padded - Encoding.UTF8.GetByteCount(header)), [7, 8, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]), Write(file));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Gen.Select(Gen.String, Gen.String, Gen.Double.Array[0, 20], Gen.Long.Array[0, 5]).Sample((name, text, values, integers) =>
        {
            // Half a surrogate pair has no UTF-8, so it cannot be kept.
            (name, text) = (Whole(name), Whole(text));
            SafetensorsFile file = new([Tensor.Create<double>(name + "1", values), Tensor.Create<long>(name + "2", integers), Tensor.Create(name + "3", [1f], [])], [new(name, text)]);

            SafetensorsFile read = Read(Write(file));

            Assert.Equal([name + "1", name + "2", name + "3"], read.Tensors.Select(tensor => tensor.Name));
            Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), read.Values<double>(name + "1", values.Length).Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(integers, read.Find(name + "2")!.ToIntegers());
            Assert.Equal(text, read.Text(name));
            Assert.Equal(Write(file), Write(read));
        });

    [Fact]
    public void Write_SameContents_GivesTheSameBytes()
    {
        Tensor tensor = Tensor.Create("w", [1.0]);

        Assert.Equal(Write(new SafetensorsFile([tensor], [new("a", "1"), new("b", "2")])), Write(new SafetensorsFile([tensor], [new("b", "2"), new("a", "1")])));
    }

    [Fact]
    public void Read_HeaderInAnotherOrderThanTheData_FindsEachTensor()
    {
        SafetensorsFile file = Read(Bytes("""{"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", [1, 2]));

        Assert.Equal([2], file.Find("b")!.Bytes.ToArray());
        Assert.Equal([1], file.Find("a")!.Bytes.ToArray());
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "the tensors end at byte 8 of the data; expected its length of 16 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}}""", "tensor 'w', data_offsets is [0, 24]; expected an end from 0 to the data's length of 16 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[16,0]}}""", "tensor 'w', data_offsets is [16, 0], which leaves a hole behind the tensor before it; expected it to begin at 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"v":{"dtype":"F32","shape":[0],"data_offsets":[0,-0]}}""", "tensor 'v', data_offsets holds something other than whole numbers from 0 to 9223372036854775807")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"v":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", "tensor 'v', data_offsets is [8, 16], which overlaps the tensor before it; expected it to begin at 16")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", "tensor 'w', data_offsets is [8, 16], which leaves a hole behind the tensor before it; expected it to begin at 0")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,16]}}""", "tensor 'w', data_offsets is [0, 16], a span of 16 bytes; expected that of shape [1] in F64")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,16]}}""", "tensor 'w', data_offsets is [0, 16], a span of 16 bytes; expected that of shape [2147483647, 2147483647, 2147483647, 2147483647] in F64")]
    [InlineData("""{"w":{"dtype":"F64","shape":[4294967296],"data_offsets":[0,16]}}""", "tensor 'w', shape holds something other than whole numbers from 0 to 2147483647")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2.0],"data_offsets":[0,16]}}""", "tensor 'w', shape holds something other than whole numbers from 0 to 2147483647")]
    [InlineData("""{"w":{"dtype":"F64","shape":[-2],"data_offsets":[0,16]}}""", "tensor 'w', shape holds something other than whole numbers from 0 to 2147483647")]
    [InlineData("""{"w":{"dtype":"F64","shape":["2"],"data_offsets":[0,16]}}""", "tensor 'w', shape holds something other than whole numbers from 0 to 2147483647")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,16]}}""", "tensor 'w', shape holds more than 8 numbers")]
    [InlineData("""{"w":{"dtype":"F64","shape":2,"data_offsets":[0,16]}}""", "tensor 'w', shape is a number; expected an array")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0]}}""", "tensor 'w', data_offsets has 1 numbers; expected 2")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,8,16]}}""", "tensor 'w', data_offsets holds more than 2 numbers")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,99999999999999999999]}}""", "tensor 'w', data_offsets holds something other than whole numbers from 0 to 9223372036854775807")]
    [InlineData("""{"w":{"dtype":"F16","shape":[8],"data_offsets":[0,16]}}""", "tensor 'w', dtype is 'F16'; expected U8, I64, F32 or F64")]
    [InlineData("""{"w":{"dtype":3,"shape":[2],"data_offsets":[0,16]}}""", "tensor 'w', dtype is a number; expected a string")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2]}}""", "tensor 'w' has no data_offsets")]
    [InlineData("""{"w":{"shape":[2],"data_offsets":[0,16]}}""", "tensor 'w' has no dtype")]
    [InlineData("""{"w":{"dtype":"F64","data_offsets":[0,16]}}""", "tensor 'w' has no shape")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"shape":[2],"data_offsets":[0,16]}}""", "tensor 'w' has an unknown or repeated field 'shape'; expected dtype, shape and data_offsets once each")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16],"x":1}}""", "tensor 'w' has an unknown or repeated field 'x'; expected dtype, shape and data_offsets once each")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"w":{}}""", "the header names 'w' twice")]
    [InlineData("""{"w\nv":null}""", "tensor 'w?v' is true, false or null; expected an object")]
    [InlineData("""{"__metadata__":{"a":1}}""", "__metadata__, key 'a' is a number; expected a string")]
    [InlineData("""{"__metadata__":{"a":{"b":"c"}}}""", "__metadata__, key 'a' is an object; expected a string")]
    [InlineData("""{"__metadata__":{"a":"b","a":"b"}}""", "__metadata__, key 'a' is there twice")]
    [InlineData("""{"__metadata__":{"a":"\ud800"}}""", "__metadata__, key 'a' holds text with half a surrogate pair")]
    [InlineData("""{"__metadata__":["a"]}""", "__metadata__ is an array; expected an object")]
    [InlineData("""{"w":{"dtype":"F64","shape":[[2]],"data_offsets":[0,16]}}""", "the header breaks off or is not JSON of at most 3 levels after byte 29")]
    [InlineData("""{"w":""", "the header breaks off or is not JSON of at most 3 levels after byte 5")]
    [InlineData("""{} {}""", "the header breaks off or is not JSON of at most 3 levels after byte 3")]
    [InlineData("""[]""", "the header does not begin with '{'; expected a safetensors file")]
    [InlineData("", "the header does not begin with '{'; expected a safetensors file")]
    public void Read_HostileHeader_SaysWhatIsWrong(string header, string expected)
    {
        ModelFormatException e = Assert.Throws<ModelFormatException>(() => Read(Bytes(header, new byte[16])));

        Assert.Equal($"hostile: {expected}.", e.Message);
    }

    [Fact]
    public void Read_NotUtf8_SaysSo()
    {
        byte[] file = Bytes("{\"?\":{}}", []);
        file[10] = 0xFF;

        Assert.Equal("hostile: the header is not UTF-8; expected a safetensors file.", Assert.Throws<ModelFormatException>(() => Read(file)).Message);
    }

    [Theory]
    [InlineData(7, 0, "the file has 7 bytes; expected a safetensors file, which has at least 8")]
    [InlineData(20, 13, "the header's length is 13 bytes; expected a safetensors file with at most 12")]
    [InlineData(20, -1, "the header's length is 18446744073709551615 bytes; expected a safetensors file with at most 12")]
    public void Read_WrongLength_SaysSo(int length, long headerLength, string expected)
    {
        byte[] file = new byte[Math.Max(length, sizeof(long))];
        BinaryPrimitives.WriteInt64LittleEndian(file, headerLength);

        Assert.Equal($"hostile: {expected}.", Assert.Throws<ModelFormatException>(() => Read(file[..length])).Message);
    }

    [Fact]
    public void Read_HeaderLongerThanTheReferenceAllows_IsRefused()
    {
        // A sparse file: long, and yet nothing on disk.
        using (FileStream stream = File.Create(folder["long.safetensors"]))
        {
            stream.SetLength(200_000_000);
            stream.Write(BitConverter.GetBytes(100_000_001L));
        }

        ModelFormatException e = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Read(folder["long.safetensors"]));

        Assert.EndsWith("the header's length is 100000001 bytes; expected a safetensors file with at most 100000000.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyDamageToTheHeader_IsFoundOrHarmless()
    {
        byte[] valid = Write(new SafetensorsFile([Tensor.Create("w", [1.0, 2], 2, 1), Tensor.Create("n", [3L])], [new("format", "1")]));
        int end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(valid);

        for (int at = 0; at < end; at++)
        {
            ReadOrRefuse(valid[..at]);
            ReadOrRefuse([.. valid[..at], .. valid[(at + 1)..]]);
            foreach (byte other in "\0\"\\{}[]:,-.019eE \n\u007f"u8.ToArray().Append((byte)0xFF))
            {
                ReadOrRefuse([.. valid[..at], other, .. valid[(at + 1)..]]);
                ReadOrRefuse([.. valid[..at], other, .. valid[at..]]);
            }
        }
    }

    [Fact]
    public void Read_AnyBytesForAHeader_AreReadOrRefused() =>
        Gen.OneOf([.. new[] { "{", "}", "[", "]", ":", ",", "\"w\"", "\"__metadata__\"", "\"dtype\"", "\"F64\"", "\"shape\"", "\"data_offsets\"", "0", "1", "8", "-1", "1e9", "null" }.Select(Gen.Const)])
            .Array[0, 30].Sample(words => ReadOrRefuse(Bytes("{" + string.Concat(words), new byte[8])));

    [Theory]
    [InlineData("""{"w":{"dtype":"F64","shape":[2147483647],"data_offsets":[0,17179869176]}}""")]
    [InlineData("""{"w":{"dtype":"U8","shape":[2147483591],"data_offsets":[0,2147483591]}}""")]
    public void Read_ClaimsMoreThanTheFileHas_AllocatesNothingOfIt(string header)
    {
        byte[] file = Bytes(header, [1]);
        Assert.Throws<ModelFormatException>(() => Read(file));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ModelFormatException>(() => Read(file));

        // The exception and its message; the tensor would be 2 GB and more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public void Read_LargeFile_AllocatesLittleMoreThanItsLength()
    {
        byte[] file = Write(new SafetensorsFile([Tensor.Create<double>("w", new double[1 << 17])]));
        Read(file);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + (1 << 16));
    }

    [Fact]
    public void Read_TensorLargerThanAnArray_IsRefused()
    {
        const long Length = 3_000_000_000;
        Assert.SkipUnless(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > Length + 1000, "A file larger than memory is refused for that already.");
        using (FileStream stream = File.Create(folder["large.safetensors"]))
        {
            stream.Write(Bytes($$$"""{"w":{"dtype":"U8","shape":[1500000000,2],"data_offsets":[0,{{{Length}}}]}}""", []));
            stream.SetLength(stream.Length + Length);
        }

        ModelFormatException e = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Read(folder["large.safetensors"]));

        Assert.EndsWith($"tensor 'w', data_offsets is [0, {Length}], a span of {Length} bytes; at most {Array.MaxLength} can be read.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Folder_IsRefusedByName() =>
        Assert.Equal($"'{folder["."]}' is a folder; expected a model file.", Assert.Throws<IOException>(() => SafetensorsFile.Read(folder["."])).Message);

    [Fact]
    public void Read_MissingFile_IsNotFound() =>
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Read(folder["missing.safetensors"]));

    [Fact]
    public void Values_OtherThanExpected_SaysWhatWasFound()
    {
        SafetensorsFile file = Read(Write(new SafetensorsFile([Tensor.Create("w", [1.0, 2]), Tensor.Create("n", [1L])])));

        Assert.Equal("hostile: tensor 'w' has shape [2]; expected [2, 1].", Assert.Throws<ModelFormatException>(() => file.Values<double>("w", 2, 1)).Message);
        Assert.Equal("hostile: tensor 'n' holds I64; expected F32 or F64.", Assert.Throws<ModelFormatException>(() => file.Values<double>("n", 1)).Message);
        Assert.Equal("hostile: there is no tensor 'v'.", Assert.Throws<ModelFormatException>(() => file.Values<double>("v", 1)).Message);
        Assert.Equal("hostile: the metadata has no 'format'.", Assert.Throws<ModelFormatException>(() => file.Text("format")).Message);
    }

    [Theory]
    [InlineData("w")]
    [InlineData("__metadata__")]
    public void Construction_NameTaken_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => new SafetensorsFile([Tensor.Create("w", [1.0]), Tensor.Create(name, [1.0])]));

    private static void ReadOrRefuse(byte[] file)
    {
        try
        {
            Read(file);
        }
        catch (ModelFormatException e)
        {
            Assert.DoesNotContain('\n', e.Message);
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        }
    }

    private static SafetensorsFile Read(byte[] file) => SafetensorsFile.Read(new MemoryStream(file), "hostile");

    private static byte[] Write(SafetensorsFile file)
    {
        using MemoryStream stream = new();
        file.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. data];
    }

    private static string Whole(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static string Golden(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", name);
}
